const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset', timeZone },
  });

/** A moment as the clocks of a zone show it, and their distance from UTC, as calendars write both. */
export const inZone = (at: Date, timeZone: string): { time: string; offset: string } | undefined => {
  // a name with other characters would be a line of its own in the file
  if (!/^[\w+/-]+$/.test(timeZone)) return undefined;
  try {
    const parts = new Map(
      formatOf(timeZone)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const offset = of('timeZoneName').replace(/GMT|:/g, '') || '+0000';
    return {
      time: `${of('year')}${of('month')}${of('day')}T${of('hour')}${of('minute')}${of('second')}`,
      offset,
    };
  } catch {
    return undefined;
  }
};
