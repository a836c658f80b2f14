const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\/|HeadlessChrome/, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Enough of a User-Agent to know one's own devices by. */
export const deviceOf = (userAgent: string): string | undefined => {
  const named = [browsers, systems].map((all) => all.find(([sign]) => sign.test(userAgent))?.[1]);
  return named.filter(Boolean).join(', ') || undefined;
};
