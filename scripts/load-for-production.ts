/**
 * Loads a module with the React of the site: the one that helps to find mistakes, which Node gets otherwise, writes the
 * same HTML in three times the time. React decides while it is loaded.
 */
export async function loadForProduction<T>(load: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV
  // The declared type of NODE_ENV is read-only; the variable is not.
  Object.assign(process.env, { NODE_ENV: 'production' })
  try {
    return await load()
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, 'NODE_ENV')
    else Object.assign(process.env, { NODE_ENV: before })
  }
}
