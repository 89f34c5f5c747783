import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { SetUp } from '@/lib/admin/set-up/read-set-up'
import { STEP_NAMES } from '@/lib/admin/set-up/steps'
import { openTheShop } from '../actions'

/** Opens a closed shop. If steps are unfinished, a checkbox lists them and asks for confirmation. */
export function OpenShop({ missing }: Pick<SetUp, 'missing'>) {
  const names = missing.map((key) => STEP_NAMES[key]).join(', ')
  return (
    <ActionForm action={openTheShop} prefix="open" label="Open the shop" className="mb-6 border-s-4 border-warn bg-warn-pale px-4 py-3">
      <p className="font-semibold">The shop is closed.</p>
      <p className="mb-3 max-w-measure">
        {missing.length
          ? `Buyers can see its pages, but can’t order. Before you open it: ${names}.`
          : 'It is ready to sell. Buyers can order as soon as you open it.'}
      </p>
      {missing.length > 0 && <Checkbox name="agreedTo" value={missing.join(',')} label={`Open anyway, without: ${names}`} />}
      <SubmitButton>Open the shop</SubmitButton>
    </ActionForm>
  )
}
