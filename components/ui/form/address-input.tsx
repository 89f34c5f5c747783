import { cn } from '@/lib/cn'

type AddressInputProps = { address: string | undefined; describedBy: string; isWrong: boolean; className?: string }

/** The field named `for` of a GET form, in which a visitor types the address of a website. */
export function AddressInput({ address, describedBy, isWrong, className }: AddressInputProps) {
  return (
    <input
      id="for"
      name="for"
      type="text"
      inputMode="url"
      autoCapitalize="off"
      spellCheck={false}
      dir="ltr"
      required
      maxLength={300}
      defaultValue={address}
      placeholder="shop.example.com"
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      // Uses the address font only once an address has been typed, so that the font isn't loaded up front.
      className={cn('field not-placeholder-shown:font-mono', className)}
    />
  )
}
