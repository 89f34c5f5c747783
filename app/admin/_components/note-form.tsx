import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import type { ActionState } from '@/lib/action-state'

type NoteFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  id: string
}

/** Adds a staff note to a history. */
export function NoteForm({ action, id }: NoteFormProps) {
  return (
    <ActionForm action={action} prefix="note" label="Add a note" className="max-w-form">
      <input type="hidden" name="id" value={id} />
      <TextArea name="text" label="Note" hint="Only staff can see it. It can’t be changed later." rows={2} />
      <SubmitButton variant="secondary" small className="mb-6">
        Add the note
      </SubmitButton>
    </ActionForm>
  )
}
