/** Who sells in the demo: made up, every one of them. The first has the demo account of a seller. */
export const organisers = {
  tide: { email: 'seller@demo.dev', name: 'Tidewater Collective' },
  lantern: { email: 'lantern@demo.dev', name: 'Lantern Row Players' },
  attic: { email: 'attic@demo.dev', name: 'Attic & Cellar Comedy' },
  velvet: { email: 'velvet@demo.dev', name: 'Velvet Static' },
  maple: { email: 'maple@demo.dev', name: 'Maple Street Kitchen' },
  quartz: { email: 'quartz@demo.dev', name: 'Quartz Quarter Arts' },
  sprint: { email: 'sprint@demo.dev', name: 'Sunday Sprint Society' },
  paper: { email: 'paper@demo.dev', name: 'Paper Boat Family Stage' },
} as const;
export type Organiser = keyof typeof organisers;
