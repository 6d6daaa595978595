'use client'

import { useEffect } from 'react'

/**
 * Loads the page once more when the visitor came to it without a new document: the policy of the document before
 * would still hold, and that one may not frame this page's hosted video.
 */
export function OwnDocument() {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType('navigation')
    if (loaded && new URL(loaded.name).pathname !== location.pathname) location.reload()
  }, [])
  return null
}
