/** A phone number that can be pressed, or why there is none. */
export function PhoneText({ phone, hasNoPhone }: { phone: string | null; hasNoPhone: boolean }) {
  if (phone) return <a href={`tel:${phone}`}>{phone}</a>
  return <span>{hasNoPhone ? 'the patient has none; write by mail' : 'not known'}</span>
}
