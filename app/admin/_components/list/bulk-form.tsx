import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { ActionState } from '@/lib/action-state'
import { Outcomes } from './outcomes'
import { SelectAll } from './select-all'

/**
 * The actions for several selected rows. `action` receives their keys as `ids`, the chosen `deed`, and a `reason` if the deed requires one.
 */
export type Bulk = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  deeds: readonly { value: string; label: string }[]
  reasonLabel?: string
}

type BulkFormProps = Bulk & { exportPath?: string | undefined; children: ReactNode }

/** A form around the rows of a list, each of which has a checkbox. */
export function BulkForm({ action, deeds, reasonLabel, exportPath, children }: BulkFormProps) {
  return (
    <ActionForm action={action} prefix="bulk" label="Selected rows">
      <Outcomes />
      <div className="flex flex-wrap items-end gap-x-4">
        <SelectAll name="ids" />
        <Select name="deed" label="With the selected rows" options={deeds} placeholder="Choose" />
        {reasonLabel && <TextInput name="reason" label={reasonLabel} required={false} maxLength={500} />}
        <SubmitButton variant="secondary" className="mb-6">
          Apply
        </SubmitButton>
        {exportPath && (
          <button
            type="submit"
            name="selected"
            value="1"
            formAction={exportPath}
            formMethod="get"
            data-download=""
            className={buttonClass({ variant: 'quiet' }, 'mb-6')}
          >
            Export the selected
          </button>
        )}
      </div>
      {children}
    </ActionForm>
  )
}
