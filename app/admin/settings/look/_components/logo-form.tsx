import { LogoImage } from '@/components/layout/logo-image'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Logo } from '@/lib/brand/types'
import { removeLogo, uploadLogo } from '../actions'
import { LogoField } from './logo-field'

/** The image shown instead of the shop's name at the top of each page. */
export function LogoForm({ logo, name }: { logo: Logo | null; name: string }) {
  return (
    <section aria-labelledby="logo" className="mt-12 max-w-form">
      <h2 id="logo" className="mb-2 text-lg">
        Logo
      </h2>
      <p className="mb-4 text-ink-2">
        It appears at the top of each page in place of the name, 32 pixels high, on light and on dark pages. An image without a background
        fits both.
      </p>
      {logo && (
        <div className="mb-4">
          <LogoImage logo={logo} alt={`The current logo: ${name}`} />
        </div>
      )}
      <ActionForm action={uploadLogo} prefix="logo" label="Upload a logo">
        <LogoField />
        <SubmitButton variant="secondary">{logo ? 'Replace the logo' : 'Upload the logo'}</SubmitButton>
      </ActionForm>
      {logo && (
        <ActionForm action={removeLogo} prefix="no-logo" label="Remove the logo" className="mt-4">
          <SubmitButton variant="quiet">Show the name instead</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
