'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import { RadioCards } from '@/components/ui/radio-cards'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { SHARE_DAYS, USUAL_SHARE_DAYS } from '@/lib/deliveries/share-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { ShareState } from '../actions'

type Props = {
  action: (state: ShareState, form: FormData) => Promise<ShareState>
  chapters: { id: string; title: string }[]
  firstName: string
  locale: string
}

/** Makes a link and shows it, this once. */
export function ShareForm({ action, chapters, firstName, locale }: Props) {
  const words = messagesFor(locale).share.make
  const [state, send] = useActionState<ShareState, FormData>(action, EMPTY_FORM)
  const { values, errors, ticked = [] } = state
  return (
    <section aria-labelledby="new-link" className="grid gap-4">
      <h2 id="new-link" className="text-2xl">
        {words.heading}
      </h2>
      {state.made && <NewLink {...state.made} locale={locale} />}
      <FormErrorSummary
        attempt={state}
        title={words.errorTitle}
        errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))}
      />
      {state.problem && (
        <Notice tone="danger" isLive>
          {state.problem}
        </Notice>
      )}
      <form action={send} className="grid gap-6" noValidate>
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          defaultValue={values.name}
          error={errors.name}
          maxLength={80}
          required
          autoComplete="off"
        />
        <TextField
          name="owner"
          label={words.owner}
          hint={words.ownerHint}
          defaultValue={values.owner ?? firstName}
          error={errors.owner}
          maxLength={80}
          required
        />
        {chapters.length > 1 && (
          <>
            <RadioCards
              name="what"
              legend={words.what}
              error={errors.what}
              defaultValue={values.what ?? 'all'}
              options={[
                { value: 'all', label: words.all },
                { value: 'chapters', label: words.some, hint: words.someHint },
              ]}
            />
            <fieldset>
              <legend className="font-semibold">{words.chapters}</legend>
              {chapters.map(({ id, title }) => (
                <Checkbox
                  key={id}
                  id={`chapter-${id}`}
                  name="chapter"
                  value={id}
                  label={title}
                  defaultChecked={ticked.includes(id)}
                />
              ))}
            </fieldset>
          </>
        )}
        <Checkbox
          name="showsReport"
          label={words.showsReport}
          hint={chapters.length > 1 && words.showsReportHint}
          defaultChecked={values.showsReport === 'on'}
        />
        <SelectField
          key={values.days}
          name="days"
          label={words.days}
          options={SHARE_DAYS.map((days) => ({ value: String(days), label: words.dayChoice[days] }))}
          defaultValue={values.days ?? String(USUAL_SHARE_DAYS)}
        />
        <TextField
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          defaultValue={values.email}
          error={errors.email}
          autoComplete="off"
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </section>
  )
}

function NewLink({ name, address, locale }: { name: string; address: string; locale: string }) {
  const words = messagesFor(locale).share.make
  const [isCopied, setIsCopied] = useState(false)
  return (
    <Card>
      <Notice tone="success" title={words.made({ name })} isLive>
        {words.madeText}
      </Notice>
      <label className="mt-4 block font-semibold" htmlFor="new-address">
        {words.address}
      </label>
      <input
        id="new-address"
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
        className="mt-1 min-h-12 w-full rounded-field border-2 border-line-strong bg-surface px-3"
      />
      <Button
        className="mt-3"
        onClick={() => {
          // Where the browser refuses, the field above can be copied by hand.
          navigator.clipboard.writeText(address).then(
            () => setIsCopied(true),
            () => undefined,
          )
        }}
      >
        {isCopied ? words.copied : words.copy}
      </Button>
    </Card>
  )
}
