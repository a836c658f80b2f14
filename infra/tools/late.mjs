/** No further suite is begun: SUITES_UNTIL, in seconds since 1970. */
export const isLate = () => Date.now() / 1000 > Number(process.env.SUITES_UNTIL || Number.POSITIVE_INFINITY);
