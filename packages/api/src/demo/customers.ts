import { dice, pick } from './dice.ts';

/** A customer that does not exist. */
export interface Business {
  id: string;
  name: string;
  segment: string;
  revenue: number;
  currency: string;
  kind: string;
}

/** Teams of the bank itself that have needs, too. */
export const internalTeams = ['Customer support', 'Finance operations', 'Compliance desk', 'Sales', 'Card operations'];

const firsts =
  'Alder Ash Birch Bramble Briar Cedar Clover Cobble Copper Crescent Dunlin Elder Ember Fern Finch Flint Fox Gorse Granite Harbour Hazel Heron Holly Ivory Juniper Kestrel Lantern Larch Linden Lark Maple Marsh Meadow Mill Moss Nettle North Oak Otter Pebble Pine Quarry Quill Raven Reed River Robin Rowan Rush Sable Sage Slate Sparrow Spruce Stone Thistle Tide Valley Willow Wren'.split(
    ' ',
  );
const trades =
  'Bakery,Bikes,Books,Brewing,Cafe,Carpentry,Ceramics,Cleaning,Clinic,Design,Electrics,Farm Shop,Flowers,Freight,Furniture,Garage,Hostel,Joinery,Kitchens,Laundry,Music School,Plumbing,Printing,Roofing,Studio'.split(
    ',',
  );

const segments = [
  { segment: 'Sole trader', upTo: 0.46, least: 60, most: 600 },
  { segment: 'Small business', upTo: 0.84, least: 600, most: 6_000 },
  { segment: 'Mid-market', upTo: 0.97, least: 6_000, most: 45_000 },
  { segment: 'Enterprise', upTo: 1, least: 60_000, most: 240_000 },
];

/** The customers of the demo: what they bring in a year is in euros, but for one in forty. */
export const businesses: readonly Business[] = (() => {
  const roll = dice(3);
  return firsts.flatMap((first) =>
    trades.map((trade, index): Business => {
      const size = roll();
      const { segment, least, most } = segments.find(({ upTo }) => size <= upTo)!;
      const revenue = Math.round((least + (most - least) * roll() ** 2) / 10) * 10;
      const kind = index % 19 === 7 ? 'PROSPECT' : index % 23 === 11 ? 'PARTNER' : 'EXTERNAL';
      const currency = pick(
        roll,
        Array.from({ length: 40 }, (_, n) => (n === 0 ? 'USD' : 'EUR')),
      );
      return {
        id: `acc-${first}-${trade}`.toLowerCase().replaceAll(' ', '-'),
        name: `${first} ${trade}`,
        segment,
        revenue,
        currency,
        kind,
      };
    }),
  );
})();
