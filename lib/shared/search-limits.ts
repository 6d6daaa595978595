/** Characters of a query; what is longer is cut. */
export const LONGEST_QUERY = 120
