import Link from 'next/link'

/** A link that stands alone on its line. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-[44px] items-center font-semibold text-action underline underline-offset-4"
    >
      {children}
    </Link>
  )
}
