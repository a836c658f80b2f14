/** Why a row does not reach a goal, as far as it was looked into. The page shows it while the row says no. */
export const reasons: Readonly<Record<string, string>> = {
  '2': 'the PEER gains more than ours where contexts and promises have no hooks (Node 24), since it has more of them.',
  '3': "the servers' core is half idle: what is full is the other one, where store, broker and load generator are. A listing is three durable writes (itself, its copy, the removal of its sent event), and some 130 entries in indexes: 20 ways to filter and sort, and the 35 beginnings of its words in three orders. Of the store's profile half was the entries before decision 139, which halved them. The PEER's listing has one entry, and can be neither filtered nor searched. What the servers themselves need is in the column of CPU.",
  '4': "an order is three durable writes one after the other (the order, the seat's row in tickets, what is left of the listing), three more that nobody waits for, and two publications; LIMIT is one insert. Of the profile the driver with BSON is a fifth, and no function of ours has more than a twentieth.",
  '5': 'not known. On 2026-11-29 at 13:47 it was 69 %; in the evening, in turns, the code of that table had 46 and 48 % and the code of this one 53 and 48.',
  '6': "the servers' one core is full from the first request to the last; both replicas and tickets share it. Ten thousand buyers are ten thousand tokens that nobody has seen yet, 65 µs each. Until 2026-11-29 it was measured on services that had just started, and took 14 s.",
  '7': "it is five steps that each wait for a disk or for another service. Of one payment that took 28 ms beside Stripe's, the times of what was sent and received: 5 ms until the record is written, 2 until Stripe's answer is read, 5 to read what it is about, to write and to publish that it was authorised, 8 in orders to read the order, to complete it and to publish that, 4 until payments has it, 1 to answer. Answering before orders has completed the order would save half, and tell people they have paid when they have not.",
  '8': 'alone an order is shown after 10 ms in a trace of services that had just started: 1 for the broker, 3 for the row of the seat, 2 to read and to count, 2 to write the listing, the rest between them. At a hundred orders a second on one core two of them meet.',
  '9': 'the dearest process in it is the stand-in for MongoDB, beside the load on the same core. Nobody has measured it with a mongod. The 10,000 are ended 500 at a time, oldest first.',
  '10': 'once a second the page is made anew, which holds the only thread for as long as React needs; who comes meanwhile waits for that. They are no longer a crowd that makes it all at once.',
  '11': "one thread fewer hashes than LIMIT has, on purpose: the other routes' slowest answers.",
  '12n':
    'bare node:http takes half of it for the same bytes. Measured one by one: fifteen headers 5 to 7 µs, Express with `res.json` 8, the context of the request 4 to 7, metrics and their listeners 4. An answer that does not pass Express is not wanted.',
  '13': 'loading 1,300 files of JavaScript: mongoose, the driver, zod and lodash are half of them by size. All of them in one file (esbuild, tried on 2026-11-29) are Ready in 650 ms where they took 900, and use 12 MB more, which row 14 has not. On 2026-11-27, on another machine, it took 671 to 808 ms.',
  '14': 'half is Node itself and half are the libraries, loaded.',
  '15': 'Node accepts one connection per turn of its event loop and listening socket (libuv since 1.45), and with this load a turn takes tens of milliseconds: what is not accepted can be neither answered nor refused. With Node 24 there are sixteen sockets (decision 136); what is left there is in part the generator, which is late by as much as the row says.',
  '17': 'by LIMIT as row 4.',
  '18': "the database's own filter and sort, and 50 documents on the wire, which LIMIT has as well.",
  '20r':
    'pairs of processes differ by more than is looked for. The same change that made a read cheaper (decision 138, row 2) makes what is spent beside it a larger share; how much of the difference that is was not measured.',
};
