#include "session.hpp"

#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return dsrkit::cmd::dispatch(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
