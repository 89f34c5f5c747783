import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { now } from '../../clock'
import { printable } from '../../invoices/printable'
import { dayIn } from '../../zone'
import type { Period } from './period'
import { cellText, type ReportTable } from './tables'
import { periodText } from './text'

const styles = StyleSheet.create({
  page: { padding: 40, fontFamily: 'Helvetica', fontSize: 9, lineHeight: 1.4 },
  title: { fontSize: 18, marginBottom: 8 },
  lead: { color: '#444', marginBottom: 16 },
  row: { flexDirection: 'row', gap: 8, borderBottom: '1 solid #bbb', paddingVertical: 4 },
  bold: { fontFamily: 'Helvetica-Bold' },
  name: { flex: 2 },
  cell: { flex: 1 },
  numeric: { flex: 1, textAlign: 'right' },
  pageNumber: { position: 'absolute', bottom: 20, right: 40, color: '#444' },
})

/** Renders a table of the reports page as a PDF in A4 landscape. The first column identifies the row. */
export function renderReport({ title, columns, rows }: ReportTable, period: Period): Promise<Buffer> {
  const styleOf = (index: number) => (columns[index]?.numeric ? styles.numeric : index === 0 ? styles.name : styles.cell)
  return renderToBuffer(
    <Document title={title} language="en-GB">
      <Page size="A4" orientation="landscape" style={styles.page}>
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.lead}>{printable(`${periodText(period)} Created on ${dayIn(now(), period.zone)}.`)}</Text>
        <View style={[styles.row, styles.bold]} fixed>
          {columns.map(({ label }, index) => (
            <Text key={label} style={styleOf(index)}>
              {label}
            </Text>
          ))}
        </View>
        {rows.map(({ key, cells }) => (
          <View key={key} style={styles.row} wrap={false}>
            {cells.map((cell, index) => (
              <Text key={columns[index]?.label} style={styleOf(index)}>
                {printable(cellText(cell))}
              </Text>
            ))}
          </View>
        ))}
        <Text style={styles.pageNumber} fixed render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
      </Page>
    </Document>,
  )
}
