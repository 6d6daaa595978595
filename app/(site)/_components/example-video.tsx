import { OwnVideo } from '@/components/article/own-video'
import { findSiteVideo } from '@/lib/articles/article-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { exampleVideo } = messagesFor('en').site

/** What an explanation sounds and looks like, shown on a report that we made up. */
export function ExampleVideo() {
  const video = findSiteVideo('example-report')
  if (!video) return null
  return (
    <div className="print:hidden">
      <Section id="example" heading={exampleVideo.heading} intro={exampleVideo.intro}>
        <OwnVideo video={video} label={exampleVideo.label} />
      </Section>
    </div>
  )
}
