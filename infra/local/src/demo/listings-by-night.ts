/** Title | category | who | where | days from now, hour | price, how many, sold | what makes one want to go */
export const byNight = `
Jazz on the river terrace | concert | tide | hafen | 6 20 | 24.50 180 12 | Six musicians, one upright piano and the last ferry going by. Bring a jacket: the set ends when the lamps on the water do.
Songwriters' evening, unplugged | concert | tide | harbour | 4 20 | 14 60 55 | Four voices who have never met share one stage and one microphone. Nobody knows the last song yet, least of all they.
Brass band open air | concert | tide | westpark | 21 17 | 8.50 600 30 | Eleven brass players, a lawn, and a bar that opens early. Children dance in front, everybody else by the third song.
Desert blues by candlelight | concert | tide | speicher | 11 21 | 26 120 20 | Slow guitars that sound like heat above a road. Seated, with two hundred candles and no other light.
The all-night accordion | concert | tide | ringlokschuppen | 16 22 | 18 200 0 | Tango till midnight, polka till two, and whatever the accordions want after that.
Choir of two hundred strangers | concert | tide | gewerk | 25 19 | 10 200 24 | Come as the audience, stay as the choir: in one hour you sing a song in four parts that you did not know before.
Late-night techno, all vinyl | club | velvet | ringlokschuppen | 12 23 | 19.99 400 40 | Two decks, no laptop, one red light. Doors at eleven, phones in an envelope, breakfast at seven.
Basement garage marathon | club | velvet | millyard | 5 23 | 15 24 24 | Six hours of two-step in a room for eighty. It has sold out every time; this is the last before the summer.
Italo disco on the lido | club | velvet | badi | 19 21 | 22 250 10 | Dance on the boards with your feet in the lake. If it rains the music moves under the arches and gets louder.
House music for early risers | club | velvet | speicher | 9 6 | 12 90 0 | Sober, sunny, and over by nine. Coffee is in the price, the sunrise too.
Drum and bass, live drummer | club | velvet | gewerk | 30 22 | 20 300 8 | A drummer plays what machines were built for, at 174 beats a minute, for ninety minutes, without a net.
Slow rave for tall thoughts | club | velvet | markthalle | 34 21 | 17.50 150 0 | Ninety beats a minute and armchairs around the dance floor. The only rave that you can read at.
Three days of folk, camping included | festival | tide | harbour | 62 12 | 119 450 16 | Forty bands, three barns, one river to swim in. Breakfast is cooked by whoever wakes up first.
Lantern festival on the lake | festival | lantern | badi | 27 20 | 11 800 40 | A thousand paper lanterns go out on the water at nine. Build yours on the shore from six, paper and wire are there.
Winter lights walk | festival | quartz | palmenhaus | 20 18 | 7.50 350 0 | Two kilometres of light between trees: some of it follows you, some of it hides until you stand still.
City of drums | festival | velvet | stadion | 45 14 | 39 500 0 | Samba, taiko, marching bands and one kitchen orchestra. At six they all play the same bar.
Small boats, loud bands | festival | tide | hafen | 38 15 | 29 160 150 | The stage drifts along the quay, you follow it on foot. Seven bands, seven bridges, one finish line with soup.
A Midsummer Night's Dream in the park | theatre | lantern | palmenhaus | 27 20 | 27 140 14 | The lovers run through the audience, the fairies live in the trees. Blankets are lent at the gate.
The Cherry Orchard, in one room | theatre | lantern | kammer | 8 19 | 41 40 36 | A house is sold while you sit in it. Forty chairs around one table, and the axe is heard from the garden.
Improvised murder mystery | theatre | lantern | backroom | 5 21 | 12 48 48 | You name the victim, they find the murderer. On two evenings of three it was somebody in the front row.
Hamlet for people with trains to catch | theatre | lantern | giles | 13 19 | 18 80 10 | All of it, in seventy minutes, with five actors and one hat. The ghost is punctual.
A radio play in the dark | theatre | lantern | kellertheater | 15 20 | 16 50 0 | You sit blindfolded in the middle of a storm at sea. Rain may be real.
The understudy's revenge | theatre | lantern | glockenhof | 40 19 | 29.50 110 0 | For thirty years she knew every part. Tonight nobody else comes. A comedy with one actress and eleven roles.
Stand-up: new material night | comedy | attic | backroom | 2 20 | 10 55 50 | Ten comedians, five minutes each, nothing tried before. Half of it will be famous by autumn; you vote which.
Open mic, two drinks included | comedy | attic | kiezkino | 7 21 | 16 70 0 | The stage belongs to whoever dares. The drinks are for courage, on either side of the light.
Slapstick and silent film with piano | comedy | attic | kiezkino | 17 20 | 13.50 85 6 | Four films from before sound, one pianist from after. She has not seen them either.
Roast of the city council | comedy | attic | millyard | 22 20 | 14 90 0 | Real minutes of real meetings of a town that does not exist. Points of order from the floor are welcome.
Clowns for adults only | comedy | attic | kellertheater | 29 21 | 19 60 54 | No balloons. Three clowns, one divorce, and the funniest funeral you will attend this year.
The worst band in the world, unplugged | comedy | attic | markthalle | 33 20 | 11.50 130 0 | They have practised for a year to play this badly. Earplugs are in the price, so is the encore.
`;
