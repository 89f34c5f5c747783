import { renderToBuffer } from '@react-pdf/renderer'
import { layOut } from './layout'
import type { InvoiceView } from './types'

/** Renders an invoice or credit note as a PDF. */
export function renderPdf(invoice: InvoiceView): Promise<Buffer> {
  return renderToBuffer(layOut(invoice))
}
