import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { TaxClassRow } from '@/lib/tax/get-settings'
import { STANDARD } from '@/lib/tax/types'
import { versionOf } from '@/lib/version-of'
import { saveClasses } from '../actions'

/** The names of the tax classes, with an input for a new one, all saved together. */
export function ClassesForm({ classes, withCodes }: { classes: readonly TaxClassRow[]; withCodes: boolean }) {
  return (
    <section aria-labelledby="classes" className="mt-12 border-t border-line pt-8">
      <h2 id="classes" className="mb-2 text-lg">
        Classes
      </h2>
      <p className="mb-4 max-w-measure text-ink-2">
        A country may tax some products at a different rate. Add a class for them, choose it on the page of each product, and enter its
        rates below. Clear a name to remove a class and its rates.
      </p>
      <ActionForm action={saveClasses} prefix="classes" label="Classes" className="max-w-form">
        <Version of={versionOf(classes)} />
        {classes.map(({ code, name }) => (
          <TextInput
            key={code}
            name={`classes.${code}`}
            label={code === STANDARD ? 'Name of the standard class' : `Name of the class ${name}`}
            hint={code === STANDARD ? 'Products use this class unless you choose another one.' : undefined}
            defaultValue={name}
            maxLength={40}
            required={code === STANDARD}
          />
        ))}
        {withCodes &&
          classes.map(({ code, name, stripeCode }) => (
            <TextInput
              key={code}
              name={`stripeCodes.${code}`}
              label={`Stripe’s tax code for ${name}`}
              hint="Such as txcd_10000000, services sold electronically. Leave empty to use the one chosen in Stripe’s tax settings."
              defaultValue={stripeCode ?? ''}
              maxLength={20}
              required={false}
            />
          ))}
        <TextInput name="added" label="New class" hint="For example, Reduced or Not taxed." maxLength={40} required={false} />
        <SubmitButton variant="secondary">Save the classes</SubmitButton>
      </ActionForm>
    </section>
  )
}
