import { createContext } from "react";

/** True inside a filter form, where no field must be filled in and none is called optional. */
export const InFilter = createContext(false);
