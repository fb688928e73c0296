/** What the window is made of beside its own code: name, what it is here, licence, holder. */
export type Part = { name: string; use: string; licence: string; holder: string };

export const parts: readonly Part[] = [
  {
    name: 'Literata',
    use: 'Typeface of articles',
    licence: 'SIL Open Font License 1.1',
    holder: '© 2017 The Literata Project Authors',
  },
  {
    name: 'Inter',
    use: 'Typeface of the window',
    licence: 'SIL Open Font License 1.1',
    holder: '© 2016 The Inter Project Authors',
  },
  {
    name: 'Atkinson Hyperlegible Next',
    use: 'Typeface that is easy to tell apart',
    licence: 'SIL Open Font License 1.1',
    holder: '© 2020–2024 The Atkinson Hyperlegible Next Project Authors',
  },
  {
    name: 'Lucide',
    use: 'Icons',
    licence: 'ISC License',
    holder: '© Lucide Icons and Contributors',
  },
];
