/** Why a row does not reach a goal, as far as it was looked into. The page shows it while the row says no. */
export const reasons: Readonly<Record<string, string>> = {};
