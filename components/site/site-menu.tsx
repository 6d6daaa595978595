import { Menu, X } from 'lucide-react'
import { messagesFor } from '@/lib/shared/messages/messages'
import { footerGroups } from './footer-groups'
import { SearchBox } from './search-box'
import classes from './site-menu.module.css'

const MENU_ID = 'site-menu'

/**
 * All pages behind one button, for narrow screens. The browser opens and closes it (popover): no script runs. Its links
 * are plain ones: the frame outlives a move within the app, and the menu would stay open over the next page.
 */
export function SiteMenu() {
  const { nav } = messagesFor('en').site
  return (
    <div className="md:hidden">
      <button
        type="button"
        popoverTarget={MENU_ID}
        className={`inline-flex min-h-[44px] items-center gap-2 rounded-field border-2 border-line-strong bg-surface px-3 font-semibold text-sm hover:border-action max-[340px]:px-2 ${classes.button}`}
      >
        <Menu aria-hidden className="size-5 max-[400px]:hidden" />
        {nav.menu}
      </button>
      <nav id={MENU_ID} popover="auto" aria-label={nav.menuLabel} className={classes.menu}>
        <div className="flex justify-end">
          <button
            type="button"
            popoverTarget={MENU_ID}
            popoverTargetAction="hide"
            className={`inline-flex min-h-[44px] items-center gap-2 rounded-field px-3 font-semibold text-sm hover:text-action ${classes.button}`}
          >
            <X aria-hidden className="size-5" />
            {nav.close}
          </button>
        </div>
        <div className="pb-3">
          <SearchBox idPrefix="menu" />
        </div>
        {footerGroups().map(({ title, links }) => (
          <section key={title} className="border-line border-t py-2.5">
            <h2 className="text-ink-soft text-sm">{title}</h2>
            <ul>
              {links.map(({ href, text }) => (
                <li key={href}>
                  <a
                    href={href}
                    className="flex min-h-[44px] items-center font-semibold text-ink no-underline hover:text-action hover:underline"
                  >
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  )
}
