import type { Person } from './people.ts';

const events = [
  ['Jazz on the river terrace', 'concert', 'Harbour stage', 'Hamburg'],
  ['Night shift: all vinyl', 'club', 'Old power station', 'Dresden'],
  ['Open-air summer weekend', 'festival', 'West park', 'Munich'],
  ['The cherry orchard', 'theatre', 'Chamber theatre', 'Zürich'],
  ['Stand-up: new material', 'comedy', 'The back room', 'Manchester'],
  ['String quartet by candlelight', 'classical', 'Old church', 'Edinburgh'],
  ['City derby, final round', 'sport', 'Ring stadium', 'Cologne'],
  ['Drawing after dark', 'art', 'Glass house', 'Leeds'],
  ['Silent film with piano', 'film', 'Light palace', 'Salzburg'],
  ['How cities sleep', 'talk', 'Old fire station', 'Oxford'],
  ['Puppets and pancakes', 'family', 'Puppet theatre', 'Graz'],
  ['Long table supper', 'food', 'Market hall', 'Basel'],
  ['Basement frequencies', 'club', 'Room below', 'Hamburg'],
  ['Brass band in the park', 'concert', 'Rose garden', 'Hamburg'],
  ['Lanterns on the lake', 'festival', 'Lake promenade', 'Hamburg'],
  ['Late tram to techno', 'club', 'Tram depot', 'Munich'],
] as const;

/** A shop that one would want to be in: one event every other day, from tomorrow on. */
export const listEvents = async (seller: Person): Promise<void> => {
  for (const [index, [title, category, venue, city]] of events.entries()) {
    const startsAt = new Date(Date.now() + (index + 1) * 2 * 86_400_000);
    startsAt.setUTCHours(18, 30, 0, 0);
    const description =
      'Doors open an hour before.\n\nIn case of rain we play inside: the tickets stay good.';
    const price = 9 + ((index * 7) % 40);
    const place = { venue, city, timeZone: 'Europe/Berlin' };
    await seller.list({
      title,
      category,
      ...place,
      description,
      startsAt,
      price,
      quantity: index % 4 ? 120 : 14,
    });
  }
};
