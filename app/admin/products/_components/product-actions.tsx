import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { duplicate, remove } from '../actions'

/** Copies a product, or deletes it if it was never sold. */
export function ProductActions({ id }: { id: string }) {
  return (
    <section className="mt-12 max-w-form border-t border-line pt-6">
      <h2 className="mb-4 text-lg">Copy or delete</h2>
      <ActionForm action={duplicate} prefix="duplicate" label="Copy the product" className="mb-6">
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">The copy has the same text and prices. It is hidden until you show it.</p>
        <SubmitButton variant="secondary">Copy the product</SubmitButton>
      </ActionForm>
      <ActionForm action={remove} prefix="delete" label="Delete the product">
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">Only a hidden product that has never been ordered can be deleted. This can’t be undone.</p>
        <SubmitButton variant="danger">Delete the product</SubmitButton>
      </ActionForm>
    </section>
  )
}
