/** Classes that break each rule once, so that the rules are seen to fail. */
package brokenhouse;
