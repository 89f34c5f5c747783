import type { Column } from '@/components/ui/table'

/** The columns of every product list. */
export const PRODUCT_COLUMNS: readonly Column[] = [
  { label: 'Certificate' },
  { label: 'What it proves' },
  { label: 'Covers' },
  { label: 'Usual wait' },
  { label: 'Price', numeric: true },
]
