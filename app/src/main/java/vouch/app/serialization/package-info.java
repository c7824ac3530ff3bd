/** JSON under logical names for everything that is stored or sent. */
package vouch.app.serialization;
