import { MissingPage } from '@/components/site/missing-page'
import { PageBody } from '@/components/site/page-body'

export default function NotFound() {
  return (
    <PageBody width="measure">
      <MissingPage />
    </PageBody>
  )
}
