/** HTTP for all sides: strict requests, problems as answers, correlation, and limits. */
package vouch.app.web;
