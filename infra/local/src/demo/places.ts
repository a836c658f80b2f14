const berlin = 'Europe/Berlin';
const london = 'Europe/London';
const zurich = 'Europe/Zurich';
const vienna = 'Europe/Vienna';

/** Twelve cities; the houses are made up. */
export const places = {
  hafen: ['Hafenbühne', 'Kaistraße 4', 'Hamburg', berlin],
  speicher: ['Speicher Neun', 'Am Fleet 9', 'Hamburg', berlin],
  ringlokschuppen: ['Alter Lokschuppen', 'Gleisweg 2', 'Berlin', berlin],
  kiezkino: ['Kiezkino Mond', 'Torgasse 17', 'Berlin', berlin],
  westpark: ['Seebühne im Park', 'Parkallee 1', 'München', berlin],
  glockenhof: ['Glockenhof', 'Hofgraben 8', 'München', berlin],
  stadion: ['Stadion am Ring', 'Ringstraße 100', 'Köln', berlin],
  gewerk: ['Gewerkhalle', 'Werftgasse 3', 'Leipzig', berlin],
  kammer: ['Kammerspiele am Fluss', 'Limmatufer 21', 'Zürich', zurich],
  badi: ['Badi Unterer Steg', 'Seeweg 5', 'Zürich', zurich],
  markthalle: ['Markthalle Süd', 'Gerbergasse 44', 'Basel', zurich],
  palmenhaus: ['Palmenhaus', 'Gartenring 6', 'Wien', vienna],
  kellertheater: ['Kellertheater Sieben', 'Spiegelgasse 7', 'Wien', vienna],
  bastion: ['Bastion Gardens', 'Mura Street 12', 'Graz', vienna],
  backroom: ['The Back Room', '18 Loom Lane', 'Manchester', london],
  millyard: ['Mill Yard', '2 Canal Side', 'Manchester', london],
  harbour: ['Old Harbour Shed', 'Quay 3', 'Bristol', london],
  giles: ['St. Giles Chapel', '40 Castle Wynd', 'Edinburgh', london],
} as const satisfies Record<
  string,
  readonly [venue: string, address: string, city: string, timeZone: string]
>;
export type Place = keyof typeof places;
