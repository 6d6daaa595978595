import { listAllArticles, listSeries } from '@/lib/articles/article-queries'
import { llmsText } from '@/lib/articles/llms-text'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

export const dynamic = 'force-static'

export function GET(): Response {
  const { articles, common, experts, getYourReport, howItWorks, price, questions, site } = messagesFor('en')
  const pages = [
    { path: '/how-it-works', ...howItWorks },
    { path: '/price', ...price },
    { path: '/experts', ...experts },
    { path: '/get-your-report', ...getYourReport },
    { path: '/questions', ...questions },
  ]
  const facts = {
    siteUrl: buildSettings().siteUrl,
    title: common.brand,
    description: site.description,
    notice: site.footer.noDoctor,
    pagesTitle: site.nav.menuLabel,
    pending: articles.reviewPending,
  }
  const text = llmsText(facts, { pages, series: listSeries(), articles: listAllArticles() })
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
