import { PATHS } from "../paths";

/** The pages of the site's admins. */
export const adminUsersPath = `${PATHS.admin}/users`;
export const adminUserPath = (userId: string) => `${adminUsersPath}/${userId}`;
export const adminRoomsPath = `${PATHS.admin}/rooms`;
export const adminRoomDeletePath = (roomId: string) => `${adminRoomsPath}/${roomId}/delete`;
export const adminReportsPath = `${PATHS.admin}/reports`;
export const adminFlagsPath = `${PATHS.admin}/flags`;
export const adminFlagPath = (name: string) => `${adminFlagsPath}/${name}`;
export const adminJobsPath = `${PATHS.admin}/jobs`;
export const adminAuditPath = `${PATHS.admin}/audit`;
