import { pageMetadata } from '@/components/site/page-metadata'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { isServedPath } from '@/lib/articles/article-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { InfoPage, InfoSection } from '../_components/info-page'
import { JumpList } from '../_components/jump-list'
import { PhotoPictures } from './_components/photo-pictures'

const { getYourReport: words } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/get-your-report' })

export default function GetYourReportPage() {
  return (
    <InfoPage words={words} path="/get-your-report" invites>
      <JumpList label={words.contents} places={words.ways} />
      <Card className="mt-8 max-w-[42rem]">
        <h2 className="text-xl">{words.look.title}</h2>
        <p className="mt-2">{words.look.text}</p>
        <ul className="mt-3 flex flex-wrap gap-2">
          {words.look.parts.map((part) => (
            <li key={part} className="rounded-field bg-sunk px-3 py-1 font-semibold text-sm">
              {part}
            </li>
          ))}
        </ul>
        {isServedPath(words.look.link.href) && (
          <p className="mt-2">
            <TextLink href={words.look.link.href}>{words.look.link.text}</TextLink>
          </p>
        )}
      </Card>
      {words.ways.map((way) => (
        <Way key={way.id} way={way} />
      ))}
      <InfoSection id="takes" title={words.takesTitle}>
        <p className="max-w-measure">{words.takes}</p>
      </InfoSection>
      <InfoSection id="stuck" title={words.stuckTitle}>
        <p className="max-w-measure">{words.stuckText}</p>
        <TextLink href="/contact">{words.stuckLink}</TextLink>
      </InfoSection>
    </InfoPage>
  )
}

function Way({ way }: { way: (typeof words.ways)[number] }) {
  return (
    <section id={way.id} aria-labelledby={`${way.id}-title`} className="mt-12 scroll-mt-20">
      <h2 id={`${way.id}-title`} className="text-2xl">
        {way.title}
      </h2>
      <p className="font-semibold text-action text-sm">{way.time}</p>
      <p className="mt-3 max-w-measure">{way.intro}</p>
      <ol className="mt-4 grid max-w-measure list-decimal gap-2.5 ps-7 marker:font-bold marker:text-action">
        {way.steps.map((step) => (
          <li key={step} className="ps-1">
            {step}
          </li>
        ))}
      </ol>
      {way.id === 'photo' && <PhotoPictures />}
      <Notice className="mt-5 max-w-[42rem]">
        {way.note}
        {way.id === 'ask' && (
          <span className="block text-sm">
            {words.sourceIntro}{' '}
            <a href={words.source.href} rel="noopener">
              {words.source.text}
            </a>
          </span>
        )}
      </Notice>
    </section>
  )
}
