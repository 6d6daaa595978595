import './article.css'

/** The text of an article, section by section, as scripts/content.ts has made it from our own files. */
export function ArticleText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React wrote it, from files of this repository that may hold no HTML
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
