import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Saved } from '@/components/ui/form/saved'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Version } from '@/components/ui/form/version'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { COUNTRIES } from '@/lib/orders/countries'
import { getTaxSettings } from '@/lib/tax/get-settings'
import { versionOf } from '@/lib/version-of'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { ClassesForm } from './_components/classes-form'
import { RatesForm } from './_components/rates-form'
import { TryStripe } from './_components/try-stripe'
import { saveTax } from './actions'

export const generateMetadata = staffTitle('Tax')

export default async function TaxPage({ searchParams }: PageProps<'/admin/settings/tax'>) {
  const found = await getTaxSettings(await requireStaff('/admin/settings/tax'))
  const saved = readParam((await searchParams).saved)
  if (!found) return null
  const { settings, classes, rates } = found
  return (
    <AdminPage current="/admin/settings">
      <PageTitle eyebrow={<a href="/admin/settings">Settings</a>}>Tax</PageTitle>
      {saved && <Saved key={saved} />}
      <p className="mb-6 max-w-measure text-ink-2">
        What you save applies from the next order on. Orders keep the tax they were placed with. Whether you have to charge tax, where, and
        at which rates is for you and your tax adviser to decide.
      </p>
      <ActionForm action={saveTax} label="Tax" className="max-w-form">
        <Version of={versionOf(settings)} />
        <RadioGroup
          name="mode"
          label="Tax on what you sell"
          defaultValue={settings.mode}
          options={[
            { value: 'off', label: 'Charge no tax', hint: 'The shop doesn’t mention tax, and invoices include your sentence about it.' },
            {
              value: 'including',
              label: 'Prices include tax',
              hint: 'Every buyer pays the catalogue price. The tax of their country is part of it, so you keep less where rates are high.',
            },
            {
              value: 'plus',
              label: 'Tax is added to prices',
              hint: 'Buyers see the tax and the total once they have chosen their country.',
            },
          ]}
        />
        <RadioGroup
          name="calculator"
          label="Who calculates the tax"
          defaultValue={settings.calculator}
          options={[
            {
              value: 'shop',
              label: 'The shop, using the rates below',
              hint: 'Each country has its own rates. Regions within a country are not distinguished.',
            },
            {
              value: 'stripe',
              label: 'Stripe Tax',
              hint: 'For sales taxes of the United States and Canada too. Stripe calculates it for the places where you are registered, and charges you for that. While it does not answer, nothing can be ordered.',
            },
          ]}
        />
        <p className="mb-6 text-ink-2">
          Orders from the basket, by staff and through the API use this setting. Quotes and changes of a certificate always use the rates
          below.
        </p>
        <Select
          name="sellerCountry"
          label="Country you sell from"
          hint="Costs are compared with prices less this country’s tax, if prices include tax."
          placeholder="Choose a country"
          required={false}
          defaultValue={settings.sellerCountry ?? ''}
          options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Checkbox
          name="askVies"
          label="Check VAT numbers with VIES, the EU’s register"
          hint="VAT is left out only for a number that VIES confirms. While VIES does not respond, VAT is charged. If unticked, every number in the right format is accepted."
          defaultChecked={settings.askVies}
        />
        <p className="mb-6 text-ink-2">
          A business in another EU country with an accepted number pays no VAT (reverse charge). Buyers in a country without a rate pay
          none, except in the EU if you sell from there: they then pay your own country’s rate.
        </p>
        <SubmitButton>Save tax</SubmitButton>
      </ActionForm>
      {settings.calculator === 'stripe' && settings.sellerCountry && <TryStripe country={settings.sellerCountry} />}
      <ClassesForm classes={classes} withCodes={settings.calculator === 'stripe'} key={versionOf(classes)} />
      <RatesForm rates={rates} classes={classes} key={versionOf([rates, classes])} />
    </AdminPage>
  )
}
