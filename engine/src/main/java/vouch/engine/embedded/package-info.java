/** The embedded database H2: its folder, its repair after a kill, and the size of its file. */
package vouch.engine.embedded;
