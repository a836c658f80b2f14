import { Types } from 'mongoose';

export const newPassId = (): string => new Types.ObjectId().toHexString();
