export const metadata = { title: 'Bare' }

export default function Page() {
  return <main>Bare</main>
}
