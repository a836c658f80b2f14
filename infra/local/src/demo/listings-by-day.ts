/** Title | category | who | where | days from now, hour | price, how many, sold | what makes one want to go */
export const byDay = `
String quartet by candlelight | classical | quartz | giles | 9 19 | 32 90 10 | Haydn, Ravel, and a new piece that was finished last week. Stone walls, wool blankets, no microphones.
Symphony No. 9 with choir | classical | quartz | gewerk | 35 19 | 58 320 20 | One hundred and forty people breathe in at once. If you have only ever heard it from a loudspeaker: come.
Bach for breakfast | classical | quartz | kammer | 3 9 | 15 40 38 | A cello, six suites, and coffee between them. You may come late and you may leave with a croissant.
Organ and thunder | classical | quartz | glockenhof | 14 20 | 12 220 0 | The largest pipe is ten metres long and is felt before it is heard. Sit in the middle.
Opera in ninety minutes | classical | lantern | palmenhaus | 24 18 | 36 130 0 | A count, a trunk, two letters, no interval. Sung from the balconies, the stairs and once from the pond.
City derby, final round | sport | sprint | stadion | 14 15 | 39 900 60 | Both need a win, only one gets it. The away stand is full already; these are the seats behind the goal.
Half marathon starting place | sport | sprint | harbour | 48 9 | 45 250 10 | Twenty-one kilometres, three bridges, one brass band at every hill. Number, shirt and soup included.
Evening of amateur boxing | sport | sprint | ringlokschuppen | 10 19 | 18 150 0 | Nine fights, three rounds each, and the loudest grandmothers in town at ringside.
Handball cup semi-final | sport | sprint | stadion | 18 18 | 22.50 500 0 | Sixty minutes, sixty goals. The last time they met it went to penalties, and to two in the morning.
Night swim, one kilometre | sport | sprint | badi | 23 21 | 25 100 95 | A hundred swimmers with a light on each cap cross the lake. Boats alongside, sauna at the far shore.
Impressionists by night: gallery opening | art | quartz | markthalle | 12 20 | 21 120 6 | The rooms stay dark and you get a lamp: every picture looks the way it did by gaslight.
Street photography walk with print | art | quartz | millyard | 6 10 | 28 12 12 | Three hours, three corners, one photographer who knows the light. You take home a print of your best.
Model railways, the big layout | art | quartz | gewerk | 26 10 | 9.50 400 0 | Four hundred metres of track, eleven hundred figures, and one hidden submarine. Find it and the coffee is on us.
Ceramics: thrown, dropped, mended | art | quartz | bastion | 31 11 | 14 75 0 | An exhibition of things that broke and were put together with gold. Bring a broken cup of your own.
Rooftop cinema: a classic under the stars | film | attic | kiezkino | 8 21 | 13 95 8 | Deck chair, headphones, the city as a backdrop. Which film it is you read on the wall across the street.
Seven short films about rain | film | attic | speicher | 15 19 | 9 80 0 | From four minutes to twenty, from Lagos to Bergen. Umbrellas at half price at the door.
The archive opens: home movies 1962 | film | lantern | kellertheater | 28 19 | 8 60 0 | Strangers' holidays, weddings and one unexplained camel, with the children of then commenting live.
TypeScript in production: one-day workshop | talk | maple | gewerk | 24 9 | 189 30 4 | From a blank folder to a service that survives its database. You write every line, nobody shows slides.
Databases after dark: talks and pizza | talk | maple | backroom | 13 18 | 12 110 0 | Three talks about the night it all went wrong, by the people who were on call. Pizza from the stone oven.
Accessible by design: conference day | talk | maple | glockenhof | 41 9 | 149 220 0 | Twelve speakers, four of them blind, one keyboard each. You will never hide a focus ring again.
Science slam | talk | maple | bastion | 16 19 | 8 260 20 | Ten minutes a doctorate, the applause decides. Last time a mathematician won with a pancake.
How to listen to a forest | talk | quartz | palmenhaus | 19 17 | 10 45 41 | A biologist, twelve microphones, and what oaks sound like from inside. Afterwards outside, in silence.
Puppet theatre for the youngest | family | paper | bastion | 3 15 | 9 40 10 | A hedgehog wants to see the sea. Forty minutes, from three years on, and you may stroke the hedgehog.
The dinosaur orchestra | family | paper | westpark | 11 11 | 12.50 180 0 | Bassoon is the stegosaurus. For children who cannot sit still, with music that does not ask them to.
Build a raft in one afternoon | family | paper | hafen | 20 13 | 24 30 28 | Barrels, rope, one hammer a family. At five all rafts race, at six all are wet.
Bedtime stories for grown-up cities | family | paper | kammer | 32 18 | 7 65 0 | Come in pyjamas. Three tellers, one dragon, and cocoa that is served in the dark.
Fermentation course: bread and kimchi | food | maple | markthalle | 19 17 | 64 14 10 | Four hours, two jars, one sourdough with a name. You leave with all three.
Street food from nine kitchens | food | maple | speicher | 10 17 | 15 300 10 | Nine cooks, nine languages, one ticket for a plate of each. Hungry is a good way to come.
Dinner in total darkness | food | maple | kellertheater | 21 19 | 72 32 32 | Five courses that you cannot see, served by people who never could. Nobody has guessed the third yet.
A table for sixty | food | maple | bastion | 37 18 | 48 60 12 | One long table across the garden, four courses, and neighbours by lot. Dietary wishes go with the order.
The great repair day | other | paper | millyard | 12 10 | 5 200 0 | Bring what is broken: radios, trousers, bicycles, friendships. Twenty people with tools, free tea.
`;
