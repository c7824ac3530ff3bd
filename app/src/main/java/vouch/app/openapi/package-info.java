/** The interface, described by itself: the HTTP API as OpenAPI with an explorer, and the events as AsyncAPI. */
package vouch.app.openapi;
