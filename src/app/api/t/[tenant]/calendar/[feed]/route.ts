import { calendarRoute } from '@/features/reviews/calendar-route';

export const GET = calendarRoute;
