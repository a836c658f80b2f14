/**
 * The rules in a shorter time: every duration divided by one factor, those of `for`, of windows and of `offset`, and the
 * seconds of a window by which a rate becomes a number. What is compared with what, and every bound, stays as it is.
 */
export const scaledRules = (rules: string, factor: number): string => {
  const seconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };
  const shorter = (amount: string, unit: string) =>
    `${Math.round((Number(amount) * (seconds[unit] as number) * 1000) / factor)}ms`;
  return rules
    .replace(/(?<=\[)(\d+)([smhd])(?=\])/g, (_, amount, unit) => shorter(amount, unit))
    .replace(/(?<=\boffset )(\d+)([smhd])\b/g, (_, amount, unit) => shorter(amount, unit))
    .replace(/(?<=^ +for: )(\d+)([smhd])$/gm, (_, amount, unit) => shorter(amount, unit))
    .replace(/(?<=\* )(3600|21600)$/gm, (window) => String(Number(window) / factor));
};
