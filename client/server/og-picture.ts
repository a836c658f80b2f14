import type { AxiosInstance } from 'axios';
import sharp, { type Sharp } from 'sharp';
import type { Ticket } from '../api/types.ts';
import { poster } from '../posters/poster.ts';

/** What chats and social networks ask for. */
const size = { width: 1200, height: 630 };
const maxKept = 100;

/**
 * A poster stands upright: it hangs before itself, large and out of focus. Without its title, for which a container
 * has no font; whoever shows the picture writes the title beside it.
 */
const posterWide = async (ticket: Ticket): Promise<Sharp> => {
  const svg = Buffer.from(poster({ ...ticket, title: '' }));
  const hung = await sharp(svg, { density: 144 }).resize({ height: size.height }).png().toBuffer();
  return sharp(svg)
    .resize({ ...size, fit: 'cover' })
    .blur(30)
    .modulate({ brightness: 0.8 })
    .composite([{ input: hung }]);
};

const photoWide = async (api: AxiosInstance, id: string): Promise<Sharp> => {
  const options = { responseType: 'arraybuffer' } as const;
  const { data } = await api.get<ArrayBuffer>(`/api/tickets/images/${id}/1280.webp`, options);
  return sharp(Buffer.from(data)).resize({ ...size, fit: 'cover', position: 'attention' });
};

const draw = async (api: AxiosInstance, ticket: Ticket): Promise<Buffer> => {
  const picture = ticket.image ? await photoWide(api, ticket.image.id) : await posterWide(ticket);
  return picture.png({ palette: true, quality: 80, effort: 4 }).toBuffer();
};

const kept = new Map<string, Promise<Buffer>>();

/** The picture of a link to a listing. Drawn once, until something of it is another. */
export const ogPicture = (api: AxiosInstance, ticket: Ticket): Promise<Buffer> => {
  const { id, category, image } = ticket;
  const key = JSON.stringify([id, category, image?.id]);
  const known = kept.get(key);
  if (known) return known;
  const drawn = draw(api, ticket);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest) kept.delete(oldest);
  return drawn;
};
