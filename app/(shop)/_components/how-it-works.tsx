const STEPS = [
  {
    title: 'Choose and pay',
    time: 'A few minutes',
    text: 'Only an email address is needed. The link to set up your certificate goes there.',
  },
  {
    title: 'Set it up',
    time: 'About five minutes',
    text: 'Tell us which server it is for, paste the request your server made, name a contact and choose who approves. You can stop and come back.',
  },
  {
    title: 'Approve',
    time: 'Minutes, or days for an organisation',
    text: 'The authority emails the address at your domain that you chose. The person who opens that email approves the certificate.',
  },
  {
    title: 'Install',
    time: 'A few minutes',
    text: 'You get the files and the steps for your server, with your names filled in. A file is valid for less time than most terms. Within your term, the next one costs nothing: choose “Replace this certificate” on its page.',
  },
]

/** The steps from order to installed certificate, with realistic durations. */
export function HowItWorks() {
  return (
    <section className="mt-12 border-t border-line pt-10">
      <h2>From here to your server</h2>
      <ol className="mt-4 grid gap-x-12 gap-y-6 md:grid-cols-2">
        {STEPS.map((step, index) => (
          <li key={step.title} className="grid grid-cols-[2rem_1fr] gap-x-2 border-t border-line pt-3">
            <span aria-hidden="true" className="text-xl text-brass">
              {index + 1}
            </span>
            <div>
              <h3>{step.title}</h3>
              <p className="text-sm text-ink-3">{step.time}</p>
              <p className="mt-1">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
