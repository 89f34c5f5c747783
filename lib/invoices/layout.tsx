import { Document, type DocumentProps, Font, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { moneyIn, wordsOf } from '../languages/text'
import { type Language, PROSE_FORMAT_OF } from '../languages/types'
import { printable } from './printable'
import { creditLabel, documentTitle, invoiceFacts, partyLines, taxRowLabel, totalLabel } from './text'
import type { InvoiceView, Party } from './types'

// Never hyphenate words.
Font.registerHyphenationCallback((word) => [word])

const styles = StyleSheet.create({
  page: { padding: 48, fontFamily: 'Helvetica', fontSize: 10, lineHeight: 1.4 },
  title: { fontSize: 20, marginBottom: 20 },
  bold: { fontFamily: 'Helvetica-Bold' },
  columns: { flexDirection: 'row', gap: 24, marginBottom: 24 },
  column: { flex: 1 },
  small: { fontSize: 9, color: '#444' },
  row: { flexDirection: 'row', gap: 8, borderBottom: '1 solid #bbb', paddingVertical: 4 },
  what: { flex: 1 },
  number: { width: 80, textAlign: 'right' },
  quantity: { width: 50, textAlign: 'right' },
  note: { marginTop: 24 },
})

/** Returns the layout of an A4 document. It uses the standard fonts of every PDF reader, so no font is loaded. */
export function layOut(invoice: InvoiceView): ReactElement<DocumentProps> {
  const { language, currency } = invoice
  const words = wordsOf(language, 'document')
  const money = (amount: number) => printable(moneyIn(language, { amount, currency }))
  const title = printable(documentTitle(invoice, language))
  return (
    <Document title={title} author={printable(invoice.seller.name)} language={PROSE_FORMAT_OF[language] ?? language}>
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{title}</Text>
        <View style={styles.columns}>
          <PartyBox title={words('seller')} party={invoice.seller} language={language} />
          <PartyBox title={words('buyer')} party={invoice.buyer} language={language} />
          <View style={styles.column}>
            {invoiceFacts(invoice).map(({ term, detail }) => (
              <Text key={term}>{printable(`${term}: ${detail}`)}</Text>
            ))}
          </View>
        </View>
        <View style={[styles.row, styles.bold]}>
          <Text style={styles.what}>{printable(words('item'))}</Text>
          <Text style={styles.quantity}>{printable(words('quantity'))}</Text>
          <Text style={styles.number}>{printable(words('priceEach'))}</Text>
          <Text style={styles.number}>{printable(words('amount'))}</Text>
        </View>
        {invoice.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
          <View key={index} style={styles.row} wrap={false}>
            <Text style={styles.what}>{printable(line.text)}</Text>
            <Text style={styles.quantity}>{line.quantity}</Text>
            <Text style={styles.number}>{money(line.unitAmount)}</Text>
            <Text style={styles.number}>{money(line.amount)}</Text>
          </View>
        ))}
        <Sum label={words('net')} amount={money(invoice.net)} />
        {invoice.taxes.map((tax) => (
          <Sum key={`${tax.name} ${tax.rate} ${tax.reason} ${tax.label}`} label={taxRowLabel(invoice, tax)} amount={money(tax.amount)} />
        ))}
        <View style={styles.bold}>
          <Sum label={totalLabel(invoice)} amount={money(invoice.total)} />
        </View>
        {invoice.byCredit > 0 && <Sum label={creditLabel(invoice)} amount={money(invoice.byCredit)} />}
        <Text style={[styles.note, styles.small]}>{printable(invoice.taxNote)}</Text>
      </Page>
    </Document>
  )
}

function PartyBox({ title, party, language }: { title: string; party: Party; language: Language }) {
  return (
    <View style={styles.column}>
      <Text style={styles.small}>{printable(title)}</Text>
      {partyLines(party, language).map((line) => (
        <Text key={line}>{printable(line)}</Text>
      ))}
    </View>
  )
}

function Sum({ label, amount }: { label: string; amount: string }) {
  return (
    <View style={styles.row}>
      <Text style={styles.what}>{printable(label)}</Text>
      <Text style={styles.number}>{amount}</Text>
    </View>
  )
}
