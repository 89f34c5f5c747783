import { Button } from '@/components/ui/button'
import type { Target } from './pages'
import { ShortcutRunner } from './shortcut-runner'
import { SHORTCUTS } from './shortcuts'

const DIALOG = 'mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] border border-ink bg-paper p-4 text-ink backdrop:bg-paper/70'

/** Opens the list of keyboard shortcuts. */
export function KeysButton() {
  return (
    <span className="needs-script">
      <Button variant="quiet" small data-opens="shortcuts">
        Keys
      </Button>
    </span>
  )
}

/**
 * The dialogs of the back office: the palette, which finds pages by name, and orders and certificates as the search does, and the list of
 * keyboard shortcuts. `runShortcuts` makes them work. They must not be inside the menu, which hides them while it is closed.
 */
export function Palette({ pages }: { pages: readonly Target[] }) {
  return (
    <>
      <dialog id="palette" aria-label="Go to" className={DIALOG} data-pages={JSON.stringify(pages)}>
        <input
          role="combobox"
          aria-label="Page, order or certificate"
          aria-expanded="false"
          aria-controls="palette-options"
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Page, order number, email or domain"
          className="field w-full"
        />
        <div id="palette-options" role="listbox" aria-label="Results" className="mt-2 max-h-[50vh] overflow-y-auto">
          {/* The shape of every option; the script fills in copies of it. The focus stays in the combobox. */}
          <a
            href="/admin/search"
            hidden
            role="option"
            aria-selected="false"
            tabIndex={-1}
            className="flex min-h-11 flex-wrap items-center gap-x-3 px-2 py-1 text-ink no-underline aria-selected:bg-sunken aria-selected:font-semibold"
          >
            <span className="wrap-anywhere" />
            <span className="wrap-anywhere font-normal text-ink-2" />
            <span className="ms-auto font-normal text-ink-3" />
          </a>
        </div>
        <p role="status" className="mt-2 text-sm text-ink-2" />
      </dialog>
      <dialog id="shortcuts" aria-label="Keyboard shortcuts" className={DIALOG}>
        <h2 className="mb-3 text-lg">Keyboard shortcuts</h2>
        <dl>
          {SHORTCUTS.map(({ keys, does }) => (
            <div key={does} className="flex flex-wrap gap-x-4 border-t border-line py-2">
              <dt className="w-28">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' or '}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </dt>
              <dd className="flex-1">{does}</dd>
            </div>
          ))}
        </dl>
        <label className="flex min-h-11 items-start gap-3 border-t border-line py-2.5">
          <input type="checkbox" className="choice" />
          <span>Turn off single-key shortcuts in this browser</span>
        </label>
        <form method="dialog">
          <Button type="submit" variant="secondary" small>
            Close
          </Button>
        </form>
      </dialog>
      <ShortcutRunner />
    </>
  )
}
