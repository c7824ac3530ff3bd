/** The demo set of a first start. */
package vouch.app.demo;
