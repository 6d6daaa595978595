// Stands in for the `server-only` package, which throws wherever React's server condition is not set.
export {}
