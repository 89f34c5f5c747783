import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { SavedView } from '@/lib/admin/lists/list-views'
import { removeListView, saveListView } from './actions'
import { type ListState, queryOf } from './read-list'

/** A person's saved views of a list: links to them, and forms to save the current view and to remove a saved one. */
export function SavedViews({ list, saved }: { list: ListState; saved: readonly SavedView[] }) {
  const query = queryOf(list)
  return (
    <details className="mb-4">
      <summary>My views{saved.length > 0 && ` (${saved.length})`}</summary>
      {saved.length > 0 && (
        <ul className="mt-2">
          {saved.map(({ id, name, query: wanted }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4">
              <a href={`${list.path}?${wanted}`} aria-current={wanted === query ? 'page' : undefined} className="wrap-anywhere">
                {name}
              </a>
              <ActionForm action={removeListView} prefix={id} label={`Remove ${name}`}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="list" value={list.path} />
                <SubmitButton variant="quiet" small>
                  Remove <span className="sr-only">the view {name}</span>
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {query ? (
        <ActionForm action={saveListView} prefix="save-view" label="Save this view" className="mt-2 flex flex-wrap items-end gap-x-4">
          <input type="hidden" name="list" value={list.path} />
          <input type="hidden" name="query" value={query} />
          <TextInput name="name" label="Save this view as" maxLength={60} />
          <SubmitButton variant="secondary" className="mb-6">
            Save
          </SubmitButton>
        </ActionForm>
      ) : (
        <p className="mt-2 text-ink-2">Search, filter or choose columns first. Then you can save the result as your own view.</p>
      )}
    </details>
  )
}
